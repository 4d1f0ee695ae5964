package convisible.layer;

import convisible.array.Shape;
import java.util.List;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A layer as a table: one row for each layer, in order, then the sums. */
final class Summary {
    private final StringColumn names = StringColumn.create("layer");
    private final StringColumn outputs = StringColumn.create("output");
    private final LongColumn weights = LongColumn.create("weights");
    private final LongColumn multiplyAdds = LongColumn.create("multiply-adds");
    private final StringColumn remarks = StringColumn.create("remark");

    private Summary() {}

    static Table of(Layer layer, Shape input) {
        Summary summary = new Summary();
        summary.row("input", input, 0, 0, "");
        summary.add(layer, input);
        summary.row("all", layer.outputShape(input), layer.weightCount(input), layer.multiplyAdds(input), "");
        Table table = Table.create("summary", summary.names, summary.outputs, summary.weights, summary.multiplyAdds);
        return summary.remarks.countUnique() > 1 ? table.addColumns(summary.remarks) : table;
    }

    private void add(Layer layer, Shape input) {
        if (layer instanceof Sequential sequential) {
            List<Shape> shapes = sequential.shapes(input);
            for (int i = 0; i < sequential.layers().size(); i++)
                add(sequential.layers().get(i), shapes.get(i));
        } else if (layer instanceof Concat concat) {
            join("concat", concat.branches(), layer, input);
        } else if (layer instanceof Sum sum) {
            join("sum", sum.branches(), layer, input);
        } else {
            row(
                    layer.toString(),
                    layer.outputShape(input),
                    layer.weightCount(input),
                    layer.multiplyAdds(input),
                    remark(layer, input));
        }
    }

    private void join(String how, List<Layer> branches, Layer join, Shape input) {
        for (Layer branch : branches) add(branch, input);
        row(how + " of " + branches.size() + " branches", join.outputShape(input), 0, 0, "");
    }

    private void row(String name, Shape output, long weightCount, long multiplyAddCount, String remark) {
        names.append(name);
        outputs.append(output.toString());
        weights.append(weightCount);
        multiplyAdds.append(multiplyAddCount);
        remarks.append(remark);
    }

    private static String remark(Layer layer, Shape input) {
        if (layer instanceof Conv2d conv) return cutOff(conv.window(), Checks.plane(layer, input));
        if (layer instanceof MaxPool2d pool) return cutOff(pool.window(), Checks.plane(layer, input));
        if (layer instanceof AvgPool2d pool) return cutOff(pool.window(), Checks.plane(layer, input));
        return "";
    }

    /**
     * What the floor in the size formula loses: padding first, since that lies outermost, then real rows and columns.
     */
    private static String cutOff(Window window, Size plane) {
        Size cut = window.cutOff(plane);
        String rows = cutOff(cut.height(), window.padding().height(), "row", "at the bottom");
        String columns = cutOff(cut.width(), window.padding().width(), "column", "at the right");
        if (rows.isEmpty() && columns.isEmpty()) return "";
        return rows + (rows.isEmpty() || columns.isEmpty() ? "" : " and ") + columns + " cut off";
    }

    private static String cutOff(int cut, int padding, String what, String where) {
        if (cut == 0) return "";
        int real = Math.max(0, cut - padding);
        int count = real > 0 ? real : cut;
        return count + " " + what + (count == 1 ? "" : "s") + (real > 0 ? "" : " of padding") + " " + where;
    }
}
