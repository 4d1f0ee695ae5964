package convisible.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of ready-made texts, in HTML and in plain text. The colours are left to the page.
 *
 * @param header one text for each column
 * @param rows as long as the header
 * @param words which columns hold words, to be aligned left; numbers are aligned right
 */
record Grid(List<String> header, List<List<String>> rows, List<Boolean> words) {
    String html() {
        String head = IntStream.range(0, header.size())
                .mapToObj(column -> cell("th", column, header.get(column)))
                .collect(Collectors.joining());
        String body = rows.stream().map(this::row).collect(Collectors.joining());
        return "<table style=\"text-align:right\"><thead><tr>" + head + "</tr></thead><tbody>" + body
                + "</tbody></table>";
    }

    private String row(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(column -> cell("td", column, texts.get(column)))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private String cell(String tag, int column, String text) {
        String style = words.get(column) ? " style=\"text-align:left\"" : "";
        return "<" + tag + style + ">" + Html.escape(text) + "</" + tag + ">";
    }

    /** The columns padded with blanks to equal width, two blanks apart. */
    String text() {
        List<List<String>> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        List<Integer> widths = IntStream.range(0, header.size())
                .mapToObj(column -> Collections.max(
                        lines.stream().map(line -> line.get(column).length()).toList()))
                .toList();
        return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<String> texts, List<Integer> widths) {
        return IntStream.range(0, texts.size())
                .mapToObj(column -> {
                    String blanks =
                            " ".repeat(widths.get(column) - texts.get(column).length());
                    return words.get(column) ? texts.get(column) + blanks : blanks + texts.get(column);
                })
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
