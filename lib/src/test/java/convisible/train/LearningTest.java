package convisible.train;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.data.FashionMnist;
import convisible.data.LabelledImages;
import convisible.data.Mnist;
import convisible.layer.Layer;
import convisible.network.Network;
import convisible.plot.Plot;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * LeNet-5 (LeCun, Bottou, Bengio and Haffner 1998, with ReLU and maximum pooling) learns all of MNIST and of
 * Fashion-MNIST. Each draws its curves beside the build's other results.
 */
@Tag("slow")
class LearningTest {
    private static final Layer LENET = sequential(
            conv(6, 5).padding(2),
            relu(),
            maxPool(2),
            conv(16, 5),
            relu(),
            maxPool(2),
            flatten(),
            linear(120),
            relu(),
            linear(84),
            relu(),
            linear(10));

    @Test
    void leNetTellsDigitsApart() throws IOException {
        assertThat(accuracy("lenet-mnist", Mnist.train(), Mnist.test(), 5)).isGreaterThanOrEqualTo(0.985);
    }

    @Test
    void leNetTellsClothesApart() throws IOException {
        assertThat(accuracy("lenet-fashion-mnist", FashionMnist.train(), FashionMnist.test(), 8))
                .isGreaterThanOrEqualTo(0.88);
    }

    private static double accuracy(String name, LabelledImages train, LabelledImages test, int epochs)
            throws IOException {
        try (Network network = Network.of(LENET, shape(1, 28, 28), 7)) {
            long start = System.nanoTime();
            History history = Trainer.sgd(0.05)
                    .momentum(0.9)
                    .schedule(Schedule.cosine())
                    .epochs(epochs)
                    .test(test)
                    .fit(network, train);
            double accuracy = network.accuracy(test);
            System.out.printf(
                    "%s: %.2f %% of the test pictures after %d epochs in %.0f s, on %s%n",
                    name,
                    100 * accuracy,
                    epochs,
                    (System.nanoTime() - start) / 1e9,
                    network.backend().name());
            draw(name, history);
            return accuracy;
        }
    }

    private static void draw(String name, History history) throws IOException {
        Path file = Path.of(System.getProperty("buildDirectory"), name + ".png");
        ImageIO.write(Plot.training(history).render(2), "png", file.toFile());
        assertThat(file).isNotEmptyFile();
    }
}
