package convisible.network;

import static convisible.array.Shape.shape;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.data.LabelledImages;
import convisible.layer.ReceptiveField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * For each filter of a layer the patches of pictures that excite it most: those under the largest numbers of its
 * feature maps. A picture gives at most one patch to a filter, the strongest.
 */
public final class TopPatches {
    /**
     * A place in a feature map.
     *
     * @param picture which picture of the set, from 0
     * @param row of the map
     * @param column of the map
     * @param value the number there
     */
    public record Place(int picture, int row, int column, float value) {}

    private final LabelledImages pictures;
    private final ReceptiveField field;
    private final List<List<Place>> places; // for each filter, strongest first

    private TopPatches(LabelledImages pictures, ReceptiveField field, List<List<Place>> places) {
        this.pictures = pictures;
        this.field = field;
        this.places = places;
    }

    /**
     * @param network gives K×H×W, as the first layers of a network do: {@link Network#first}
     * @param count how many patches for each filter, at least 1 and at most the number of pictures
     * @throws ShapeException if the network gives no maps
     * @throws StoppedException if the thread is interrupted
     */
    public static TopPatches of(Network network, LabelledImages pictures, int count) {
        if (count < 1 || count > pictures.size())
            throw new PlainException("Of " + pictures.size() + " pictures one can have 1 to " + pictures.size()
                    + " patches, not " + count + ".");
        Shape maps = network.layer().outputShape(network.input());
        if (maps.rank() != 3)
            throw new ShapeException("Patches are found in feature maps, K×H×W, but this network gives " + maps
                    + ". Take its first layers, as many as give maps: network.first(3).");
        List<List<Place>> places = new ArrayList<>();
        for (int k = 0; k < maps.dim(0); k++) places.add(new ArrayList<>());
        Answers.each(network::apply, pictures, (batch, first) -> {
            for (int n = 0; n < batch.shape().dim(0); n++) {
                Tensor answer = batch.slice(n);
                for (int k = 0; k < maps.dim(0); k++) places.get(k).add(strongest(first + n, answer.slice(k)));
            }
        });
        for (List<Place> ofFilter : places) {
            ofFilter.sort(Comparator.comparingDouble(Place::value).reversed());
            ofFilter.subList(count, ofFilter.size()).clear();
        }
        return new TopPatches(pictures, ReceptiveField.of(network.layer()), places);
    }

    private static Place strongest(int picture, Tensor map) {
        int best = map.largest(), width = map.shape().dim(1);
        return new Place(picture, best / width, best % width, map.data()[best]);
    }

    /** How many filters there are. */
    public int filters() {
        return places.size();
    }

    /** Whether so few pictures excite the filter that its {@link #places} end in numbers that are not positive. */
    public boolean silent(int filter) {
        List<Place> ofFilter = places.get(filter);
        return ofFilter.get(ofFilter.size() - 1).value() <= 0;
    }

    /** Where a filter's map is largest, in as many pictures as were asked for, the strongest first. */
    public List<Place> places(int filter) {
        return List.copyOf(places.get(filter));
    }

    /** What the picture of a place is labelled. */
    public String kind(Place place) {
        return pictures.classes().get(pictures.label(place.picture()));
    }

    /** The pixels that a filter sees at a place, C×height×width; black beyond the picture's edge. */
    public INDArray patch(Place place) {
        Shape picture = pictures.shape();
        int top = field.start().height() + place.row() * field.step().height();
        int left = field.start().width() + place.column() * field.step().width();
        Tensor pixels = pictures.batch(place.picture());
        Tensor patch = Tensor.zeros(
                shape(picture.dim(0), field.size().height(), field.size().width()));
        for (int c = 0; c < picture.dim(0); c++)
            for (int i = Math.max(0, -top); i < field.size().height() && top + i < picture.dim(1); i++)
                for (int j = Math.max(0, -left); j < field.size().width() && left + j < picture.dim(2); j++)
                    patch.data()[(c * field.size().height() + i) * field.size().width() + j] =
                            pixels.data()[(c * picture.dim(1) + top + i) * picture.dim(2) + left + j];
        return patch.toNd4j();
    }
}
