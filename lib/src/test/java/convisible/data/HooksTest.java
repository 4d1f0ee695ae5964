package convisible.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import convisible.array.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HooksTest {
    @ParameterizedTest
    @CsvSource({"2, 0", "3, 2", "4, 0", "4, 4", "5, 6", "8, 16", "28, 196"})
    void aLabelSaysHowManyHooksThereAre(int side, int dots) {
        LabelledImages pictures = Hooks.on(side).dots(dots).pictures(100, 3);
        assertThat(pictures.shape()).isEqualTo(Shape.shape(1, side, side));
        for (int i = 0; i < pictures.size(); i++) {
            float[] x = pictures.batch(i).data();
            assertThat(hooks(x, side)).as("hooks").isEqualTo(pictures.label(i));
            assertThat(dark(x)).as("dark pixels").isEqualTo(3 + dots);
        }
    }

    private static int hooks(float[] x, int side) {
        int hooks = 0;
        for (int p = 0; p + side + 1 < x.length; p++)
            if (p % side < side - 1 && x[p] == 1 && x[p + 1] == 1 && x[p + side] == 0 && x[p + side + 1] == 1) hooks++;
        return hooks;
    }

    private static int dark(float[] x) {
        int dark = 0;
        for (float value : x) {
            assertThat(value).isIn(0f, 1f);
            if (value == 1) dark++;
        }
        return dark;
    }

    @Test
    void halfOfThePicturesHaveAHook() {
        assertThat(Hooks.on(4).pictures(10, 3).counts()).containsExactly(5, 5);
    }

    @Test
    void hooksAreAtAllPlacesAndTheOthersAreTurnedInAllThreeWays() {
        Set<String> hooks = new HashSet<>(), others = new HashSet<>();
        LabelledImages pictures = Hooks.on(4).pictures(1000, 3);
        for (int i = 0; i < pictures.size(); i++)
            (pictures.label(i) == 1 ? hooks : others)
                    .add(Arrays.toString(pictures.batch(i).data()));
        assertThat(hooks).hasSize(9);
        assertThat(others).hasSize(27);
    }

    @Test
    void atOnePlaceOnlyItsFourPixelsAreEverDark() {
        boolean[] everDark = new boolean[16];
        LabelledImages pictures = Hooks.on(4).at(1, 1).pictures(100, 3);
        for (int i = 0; i < pictures.size(); i++) {
            float[] x = pictures.batch(i).data();
            for (int p = 0; p < 16; p++) everDark[p] |= x[p] == 1;
        }
        for (int p = 0; p < 16; p++)
            assertThat(everDark[p])
                    .as("pixel " + Integer.toHexString(p))
                    .isEqualTo("569a".contains(Integer.toHexString(p)));
    }

    @Test
    void anExceptedPlaceIsLeftOut() {
        LabelledImages pictures = Hooks.on(3).except(1, 1).pictures(100, 3);
        boolean[] seen = new boolean[4];
        for (int i = 0; i < pictures.size(); i++) {
            float[] x = pictures.batch(i).data();
            for (int p = 0; p < 4; p++) {
                int first = p / 2 * 3 + p % 2;
                seen[p] |= x[first] + x[first + 1] + x[first + 3] + x[first + 4] == 3;
            }
        }
        assertThat(seen).containsExactly(true, true, true, false);
    }

    @Test
    void aSeedGivesTheSamePictures() {
        Hooks hooks = Hooks.on(6).dots(4);
        assertThat(hooks.pictures(3, 5).batch(0, 1, 2))
                .isEqualTo(hooks.pictures(3, 5).batch(0, 1, 2));
        assertThat(hooks.pictures(3, 6).batch(0))
                .isNotEqualTo(hooks.pictures(3, 5).batch(0));
    }

    @Test
    void whatDoesNotFitIsSaidSo() {
        assertThatThrownBy(() -> Hooks.on(1))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("at least 2, not 1");
        assertThatThrownBy(() -> Hooks.on(4).at(3, 0))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("0 to 2, not at (3, 0)");
        assertThatThrownBy(() -> Hooks.on(4).at(-1, 0))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("not at (-1, 0)");
        assertThatThrownBy(() -> Hooks.on(4).at(1, 1).except(1, 1))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("no place left");
        assertThatThrownBy(() -> Hooks.on(4).dots(5))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("0 to 4 dots, not 5");
        assertThatThrownBy(() -> Hooks.on(2).dots(1))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("0 to 0 dots, not 1");
    }
}
