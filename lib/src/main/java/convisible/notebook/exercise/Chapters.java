package convisible.notebook.exercise;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The exercises of the whole course. A chapter's class is found by its name, {@code Chapter06}. */
final class Chapters {
    private static final int LAST = 25;

    private Chapters() {}

    /** @param exercises the numbers, such as 6.1, in order */
    record Chapter(int number, List<String> exercises) {}

    /** Those that have exercises, in order. */
    static List<Chapter> all() {
        return IntStream.rangeClosed(0, LAST)
                .mapToObj(number -> new Chapter(
                        number, exercises(number).map(Exercise::number).toList()))
                .filter(chapter -> !chapter.exercises.isEmpty())
                .toList();
    }

    /** A chapter's exercises in order; none if there is no such chapter. */
    static Stream<Exercise<?>> exercises(int chapter) {
        try {
            Class<?> type = Class.forName(Chapters.class.getPackageName() + ".Chapter%02d".formatted(chapter));
            return Arrays.stream(type.getFields())
                    .filter(field -> field.getType() == Exercise.class)
                    .<Exercise<?>>map(Chapters::value)
                    .sorted(Comparator.comparingInt(Chapters::place));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }

    private static int place(Exercise<?> exercise) {
        return Integer.parseInt(exercise.number().substring(exercise.number().indexOf('.') + 1));
    }

    private static Exercise<?> value(Field field) {
        try {
            return (Exercise<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
