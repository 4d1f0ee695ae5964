package convisible.plot;

import convisible.network.TopPatches;
import convisible.network.TopPatches.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The patches that excite one filter most, side by side, the strongest first.
 *
 * @param filter which filter, from 0; its number stands in front
 * @param wide each patch is shown at this width, in CSS pixels
 * @param kinds whether each patch says what kind of picture it is from
 */
public record PatchRow(TopPatches top, int filter, int wide, boolean kinds) implements Composed {
    private static final int MOST = 8, GAP = 8;

    public PatchRow wide(int width) {
        return new PatchRow(top, filter, width, kinds);
    }

    /** The same with the kind of picture above each patch. */
    public PatchRow named() {
        return new PatchRow(top, filter, wide, true);
    }

    private List<Place> places() {
        List<Place> places = top.places(filter);
        return places.subList(0, Math.min(MOST, places.size()));
    }

    @Override
    public Figure whole() {
        List<Figure> row = new ArrayList<>(List.of(new Caption(Integer.toString(filter), 28)));
        if (top.silent(filter)) row.add(new Caption("is silent", MOST * (wide + GAP) - GAP));
        else
            for (Place place : places()) {
                INDArray patch = top.patch(place);
                row.add(Plot.image(patch).wide(wide).title(kinds ? top.kind(place) : ""));
            }
        return new Row(row, GAP);
    }

    @Override
    public String alt() {
        if (top.silent(filter)) return "filter " + filter + " is silent";
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Place place : places()) counts.merge(top.kind(place), 1, Integer::sum);
        StringJoiner kinds = new StringJoiner(", ");
        counts.forEach((kind, count) -> kinds.add(kind + " " + count));
        return "filter " + filter + ": the " + places().size() + " patches that excite it most, from pictures of "
                + kinds;
    }
}
