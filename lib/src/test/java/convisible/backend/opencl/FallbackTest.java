package convisible.backend.opencl;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.dropout;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.globalAvgPool;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencl.global.OpenCL.CL_INVALID_KERNEL;
import static org.bytedeco.opencl.global.OpenCL.CL_MEM_OBJECT_ALLOCATION_FAILURE;
import static org.bytedeco.opencl.global.OpenCL.CL_OUT_OF_RESOURCES;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Program;
import convisible.backend.Training;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device fails, at the place that looks at what OpenCL returns; the CPU takes over, and nothing is lost. */
class FallbackTest {
    private static final Layer LAYER =
            sequential(conv(4, 3).padding(1), batchNorm(), relu(), dropout(0.3), conv(2, 3), flatten(), linear(3));
    private static final Shape PICTURE = shape(2, 6, 6);
    private static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-3, 0);
    private static final int STEPS = 5;
    private static final float TOLERANCE = 1e-4f;

    private final OpenclBackend backend = Opened.backend();
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(told, true));
    }

    @AfterEach
    void mend() {
        Cl.fault = status -> status;
        System.setErr(err);
    }

    /** From the n-th call on, every call returns this. */
    private static void failAfter(int calls, int status) {
        AtomicInteger left = new AtomicInteger(calls);
        Cl.fault = real -> left.getAndDecrement() > 0 ? real : status;
    }

    private static Training training(Backend backend) {
        return backend.compileTraining(LAYER, PICTURE, Weights.random(LAYER, PICTURE, 1), Loss.CROSS_ENTROPY, ADAM, 2);
    }

    private static double step(Training training, int step) {
        Random random = new Random(step);
        float[] labels = {random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3)};
        return training.step(random(PICTURE.prepend(4), step).data(), labels, 4, 0.01);
    }

    private static Tensor random(Shape shape, long seed) {
        Random random = new Random(seed);
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = (float) random.nextGaussian();
        return tensor;
    }

    /** @param share of the calls that a training makes from its start to its end */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99})
    void aTrainingGoesOnWhenTheDeviceIsLost(double share) {
        backend.engine();
        AtomicInteger calls = new AtomicInteger();
        Cl.fault = status -> {
            calls.incrementAndGet();
            return status;
        };
        try (Training training = training(backend)) {
            for (int i = 0; i < STEPS; i++) step(training, i);
        }
        failAfter((int) (share * calls.get()), CL_OUT_OF_RESOURCES);
        try (Training expected = training(Opened.reference())) {
            try (Training training = training(backend)) {
                for (int i = 0; i < STEPS; i++)
                    assertThat(step(training, i)).isCloseTo(step(expected, i), within((double) TOLERANCE));
                assertThat(training.correct()).isEqualTo(expected.correct());
                expected.gradients()
                        .forEach((name, tensor) ->
                                assertClose(training.gradients().get(name), tensor));
                expected.weights()
                        .asMap()
                        .forEach(
                                (name, tensor) -> assertClose(training.weights().get(name), tensor));
                expected.state()
                        .forEach((name, tensor) -> assertClose(training.state().get(name), tensor));
            }
        }
        assertThat(told.toString()).contains("stopped answering", "takes over the training", "nothing is lost");
        assertThat(told.toString().lines()).hasSize(1);
        assertThat(backend.problem().orElseThrow()).contains("Restart the kernel");
    }

    @Test
    void forwardAndBackwardAreDoneAgainToo() {
        Tensor x = random(PICTURE.prepend(4), 7), dy = random(shape(4, 3), 8);
        try (Training training = training(backend);
                Training expected = training(Opened.reference())) {
            step(training, 0);
            step(expected, 0);
            training.restore(training.weights(), training.state());
            assertClose(training.forwardTraining(x), expected.forwardTraining(x));
            failAfter(5, CL_OUT_OF_RESOURCES);
            assertClose(training.backward(dy), expected.backward(dy));
            assertThat(told.toString()).contains("takes over");
            expected.gradients()
                    .forEach((name, tensor) -> assertClose(training.gradients().get(name), tensor));
            assertThat(step(training, 1)).isCloseTo(step(expected, 1), within((double) TOLERANCE));
        }
    }

    /** Each batch is larger than what a diary may hold before weights and state are copied back. */
    @Test
    void aLongTrainingIsGoneOnFromItsLastCopy() {
        Layer layer = sequential(globalAvgPool(), linear(2));
        Shape picture = shape(1, 2100, 2100);
        Weights weights = Weights.random(layer, picture, 1);
        float[] x = random(picture, 1).data(), labels = {1};
        try (Training training = backend.compileTraining(layer, picture, weights, Loss.CROSS_ENTROPY, ADAM, 1);
                Training expected =
                        Opened.reference().compileTraining(layer, picture, weights, Loss.CROSS_ENTROPY, ADAM, 1)) {
            for (int i = 0; i < STEPS; i++) {
                if (i == STEPS - 1) failAfter(0, CL_OUT_OF_RESOURCES);
                assertThat(training.step(x, labels, 1, 0.1))
                        .isCloseTo(expected.step(x, labels, 1, 0.1), within((double) TOLERANCE));
            }
            assertThat(told.toString()).contains("takes over");
            expected.state()
                    .forEach((name, tensor) -> assertClose(training.state().get(name), tensor));
        }
    }

    @Test
    void aFinishedNetworkGoesOnToo() {
        Weights weights = Weights.random(LAYER, PICTURE, 1);
        Tensor x = random(PICTURE.prepend(4), 1);
        try (Program program = backend.compile(LAYER, PICTURE, weights);
                Program expected = Opened.reference().compile(LAYER, PICTURE, weights)) {
            assertClose(program.forward(x), expected.forward(x));
            failAfter(2, CL_OUT_OF_RESOURCES);
            assertClose(program.forward(x), expected.forward(x));
            assertThat(told.toString()).contains("takes over the network");
        }
        Cl.fault = status -> status;
        try (Program program = backend.compile(LAYER, PICTURE, weights)) {
            assertThat(program.forward(x).shape()).isEqualTo(shape(4, 3));
        }
        assertThat(told.toString()).contains("failed earlier");
    }

    @Test
    void tooLittleMemoryForOneNetworkIsNoReasonToGiveTheDeviceUp() {
        failAfter(10, CL_MEM_OBJECT_ALLOCATION_FAILURE);
        try (Training training = training(backend)) {
            assertThat(step(training, 0)).isFinite();
        }
        assertThat(told.toString()).contains("not enough memory");
        assertThat(backend.problem()).isEmpty();
        told.reset();
        Cl.fault = status -> status;
        try (Training training = training(backend)) {
            step(training, 0);
        }
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void aMistakeOfThisBackendIsNotCoveredUp() {
        try (Training training = training(backend)) {
            failAfter(20, CL_INVALID_KERNEL);
            assertThatThrownBy(() -> step(training, 0))
                    .isInstanceOf(PlainException.class)
                    .hasMessageContaining("status " + CL_INVALID_KERNEL);
        }
        assertThat(told.toString()).isEmpty();
    }

    /** Nor may the tests that hold every backend against witnesses pass on another backend than they say. */
    @Test
    void whereTheCpuIsNotToTakeOverTheFailureIsTold() {
        OpenclBackend strict = new OpenclBackend(false);
        try (Training training = training(strict)) {
            failAfter(3, CL_OUT_OF_RESOURCES);
            assertThatThrownBy(() -> step(training, 0))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("stopped answering");
        }
        assertThat(System.getProperty("convisible.opencl.fallback")).isEqualTo("false");
    }

    private static void assertClose(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.data()).containsExactly(expected.data(), within(TOLERANCE));
    }
}
