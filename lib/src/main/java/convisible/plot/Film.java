package convisible.plot;

import convisible.array.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pictures one after the other, each with a line of text below. */
final class Film {
    private static final int WIDE = 200, LINE = 320, MILLIS = 400;

    private Film() {}

    static Animation of(List<INDArray> pictures, Function<INDArray, String> line) {
        List<Figure> frames = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (INDArray picture : pictures) {
            lines.add(line.apply(picture));
            frames.add(new Column(List.of(
                    Picture.of(Tensor.of(picture)).wide(WIDE), new Caption(lines.get(lines.size() - 1), LINE))));
        }
        return new Animation(
                frames,
                MILLIS,
                "Animation: " + pictures.size() + " pictures one after the other, with these lines below: "
                        + String.join("; ", lines));
    }
}
