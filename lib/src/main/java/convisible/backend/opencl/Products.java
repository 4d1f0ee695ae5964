package convisible.backend.opencl;

import convisible.backend.Resources;

/** Products of matrices, see {@code product.cl}: {@code c = a·b}, layers of m×n numbers, k terms each. */
record Products(int layers, int m, int n, int k) {
    /**
     * Where the numbers of one factor are.
     *
     * @param layer from one product's to the next's
     * @param row from one row to the next
     * @param column from one column to the next
     */
    record Factor(Buffer numbers, int layer, int row, int column) {
        static Factor rows(Buffer numbers, int width) {
            return new Factor(numbers, 0, width, 1);
        }

        Factor layers(int size) {
            return new Factor(numbers, size, row, column);
        }

        Factor transposed() {
            return new Factor(numbers, layer, column, row);
        }
    }

    void add(Plan plan, Factor a, Factor b, Buffer c) {
        add(plan, a, b, null, 0, 0, c, Activation.NONE);
    }

    void add(Plan plan, Factor a, Factor b, Buffer bias, int biasRow, int biasColumn, Buffer c, Activation then) {
        plan.add(launch(plan.resources, plan.engine, plan.tile.forRows(m), a, b, bias, biasRow, biasColumn, c, then));
    }

    /**
     * @param bias null for none
     * @param biasRow how far it is in bias from one row of c to the next
     * @param biasColumn and from one column to the next
     */
    Launch launch(
            Resources resources,
            Engine engine,
            Tile tile,
            Factor a,
            Factor b,
            Buffer bias,
            int biasRow,
            int biasColumn,
            Buffer c,
            Activation then) {
        int[] sizes = {
            m,
            n,
            k,
            a.layer,
            a.row,
            a.column,
            b.layer,
            b.row,
            b.column,
            bias == null ? 0 : biasRow,
            bias == null ? 0 : biasColumn
        };
        return new Launch(
                resources,
                engine,
                engine.kernel("product", tile, "product"),
                Grid.tiles(tile, m, n, layers),
                a.numbers,
                b.numbers,
                bias == null ? a.numbers : bias,
                c,
                sizes,
                then.low,
                then.high);
    }
}
