package convisible.notebook;

import convisible.plot.Animation;
import convisible.plot.Figure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** Pictures. Each says in its alt text what there is to see. */
final class PictureOutput {
    /** Pixels for each CSS pixel, so that lines and letters are sharp on every screen. */
    private static final int SCALE = 2;

    private static final String STOP = "<style>.convisible-animation:has([open]) .moving{display:none}</style>";

    private PictureOutput() {}

    static Output of(Figure figure) {
        return picture(figure.alt(), figure.width() + 2 * Figure.MARGIN, figure.render(SCALE));
    }

    /**
     * A moving picture; readers without HTML see its last frame. A line under it opens the last frame, in place of the
     * moving one where a front end keeps styles, as JupyterLab does for what ran in it or is trusted; elsewhere below
     * it.
     */
    static Output of(Animation animation) {
        PictureFile gif = new PictureFile(MIMEType.IMAGE_GIF, animation.gif());
        PictureFile still = PictureFile.of(animation.still().render(SCALE));
        String html = "<div class=\"convisible-animation\"><span class=\"moving\">"
                + gif.html(animation.alt(), animation.width())
                + "</span><details><summary>stop at the last picture</summary>"
                + still.html(animation.still().alt(), animation.width()) + "</details></div>" + STOP;
        return new Output(html, Optional.of(still), animation.alt());
    }

    static Output of(BufferedImage image) {
        String alt = "picture, " + image.getWidth() + "×" + image.getHeight() + " pixels";
        return picture(alt, image.getWidth(), image);
    }

    static Output of(Chart<?, ?> chart) {
        int width = chart.getWidth(), height = chart.getHeight();
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(SCALE, SCALE);
        chart.paint(g, width, height);
        g.dispose();
        return picture(alt(chart), width, image);
    }

    /** As in {@code chart "Loss", loss over epoch: train, test}. */
    private static String alt(Chart<?, ?> chart) {
        String title = chart.getTitle().isBlank() ? "" : " \"" + chart.getTitle() + "\"";
        String series =
                chart.getSeriesCollection().stream().map(Series::getName).collect(Collectors.joining(", "));
        return "chart" + title + axes(chart) + (series.isEmpty() ? "" : ": " + series);
    }

    private static String axes(Chart<?, ?> chart) {
        if (!(chart instanceof AxesChart<?, ?> axes)) return "";
        return (axes.getYAxisTitle().isBlank() ? "" : ", " + axes.getYAxisTitle())
                + (axes.getXAxisTitle().isBlank() ? "" : " over " + axes.getXAxisTitle());
    }

    private static Output picture(String alt, int width, BufferedImage image) {
        PictureFile file = PictureFile.of(image);
        return new Output(file.html(alt, width), Optional.of(file), alt);
    }
}
