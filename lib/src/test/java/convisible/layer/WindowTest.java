package convisible.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.ShapeException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowTest {
    /** The formula against sliding the window by hand, cell by cell. */
    @Property(tries = 5000)
    void outputAndRestAreWhatSlidingFinds(
            @ForAll @IntRange(min = 1, max = 40) int input,
            @ForAll @IntRange(min = 1, max = 9) int filter,
            @ForAll @IntRange(min = 1, max = 6) int stride,
            @ForAll @IntRange(max = 6) int padding,
            @ForAll @IntRange(min = 1, max = 4) int dilation) {
        Window window =
                new Window(new Size(filter, 1), new Size(stride, 1), new Size(padding, 0), new Size(dilation, 1));
        Size plane = new Size(input, 1);

        int places = 0, reached = 0;
        for (int start = -padding; start + dilation * (filter - 1) < input + padding; start += stride) {
            places++;
            reached = start + dilation * (filter - 1) + 1;
        }

        if (places == 0) {
            assertThatThrownBy(() -> window.output(plane))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("padding(");
        } else {
            assertThat(window.output(plane)).isEqualTo(new Size(places, 1));
            assertThat(window.cutOff(plane)).isEqualTo(new Size(input + padding - reached, 0));
        }
    }

    /** The remedy in the message must be one. */
    @Property(tries = 1000)
    void thePaddingThatTheErrorSuggestsIsEnough(
            @ForAll @IntRange(min = 1, max = 9) int input, @ForAll @IntRange(min = 10, max = 40) int filter) {
        Window window = Window.of(Size.square(filter), Size.square(1));
        assertThatThrownBy(() -> window.output(Size.square(input))).satisfies(error -> {
            int padding = Integer.parseInt(error.getMessage().replaceAll("(?s).*padding\\((\\d+)\\).*", "$1"));
            assertThat(window.withPadding(Size.square(padding))
                            .output(Size.square(input))
                            .height())
                    .isBetween(1, 2);
        });
    }

    @Test
    void hugeNumbersDoNotOverflow() {
        Window window = new Window(Size.square(1 << 30), Size.square(1), Size.square(0), Size.square(1 << 30));
        assertThatThrownBy(() -> window.output(Size.square(1 << 30))).isInstanceOf(ShapeException.class);
    }

    @Test
    void impossibleOptionsAreRefusedAtOnce() {
        assertThatThrownBy(() -> Layers.conv(6, 0))
                .hasMessageContaining("filter size is at least 1")
                .hasMessageContaining("0×0");
        assertThatThrownBy(() -> Layers.conv(6, 3).stride(0)).hasMessageContaining("stride is at least 1");
        assertThatThrownBy(() -> Layers.conv(6, 3).padding(-1)).hasMessageContaining("padding is at least 0");
        assertThatThrownBy(() -> Layers.conv(6, 3).dilation(0)).hasMessageContaining("dilation is at least 1");
        assertThatThrownBy(() -> Layers.conv(6, 3).groups(4))
                .hasMessageContaining("6 filters")
                .hasMessageContaining("4");
        assertThatThrownBy(() -> Layers.maxPool(2).padding(2)).hasMessageContaining("more than half");
    }
}
