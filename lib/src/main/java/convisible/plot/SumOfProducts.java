package convisible.plot;

import convisible.network.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.nd4j.linalg.factory.Nd4j;

/** How a filter at the top left of a picture makes one number, one product a frame, then the bias, then the result. */
final class SumOfProducts {
    private final float[][] x;
    private final float[][] w;
    private final float bias;

    SumOfProducts(float[][] x, float[][] w, float bias) {
        this.x = x;
        this.w = w;
        this.bias = bias;
    }

    Animation animation(int millis) {
        List<Figure> frames = new ArrayList<>();
        StringJoiner terms = new StringJoiner(" + ", "y0 = ", "");
        for (int i = 0; i < w.length; i++)
            for (int j = 0; j < w[0].length; j++) {
                terms.add(PixelGrid.number(x[i][j]) + "·" + signed(w[i][j]));
                frames.add(frame(i, j, terms.toString()));
            }
        terms.add(PixelGrid.number(bias));
        frames.add(frame(-1, -1, terms.toString()));
        String whole = terms + " = " + PixelGrid.number(result());
        frames.add(frame(-1, -1, whole));
        return new Animation(
                frames,
                millis,
                "Animation: each pixel under the filter is multiplied by the weight on it, one "
                        + "after the other, and the products and the bias are added up: " + whole + ".");
    }

    private float result() {
        return Filter.of("sum", w).bias(bias).apply(Nd4j.create(x)).getFloat(0, 0);
    }

    private Figure frame(int i, int j, String text) {
        PixelGrid picture = PixelGrid.of(x).title("picture").window(0, 0, w.length, w[0].length, 1);
        PixelGrid filter = PixelGrid.of(w).scale(Palette.SIGNED, 1.5).title("filter");
        if (i >= 0) {
            picture = picture.window(i, j, 1, 1, 0);
            filter = filter.window(i, j, 1, 1, 0);
        }
        return new Column(List.of(new Row(List.of(picture, filter)), new Caption(text, 520)));
    }

    /** As a term of a sum: negative numbers in parentheses. */
    static String signed(float weight) {
        return weight < 0 ? "(" + PixelGrid.number(weight) + ")" : PixelGrid.number(weight);
    }
}
