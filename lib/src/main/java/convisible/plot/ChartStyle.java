package convisible.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.AxesChartStyler;

/** XChart's charts in the fonts and colours of all figures. */
final class ChartStyle {
    static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private ChartStyle() {}

    static void apply(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Style.PAPER).setPlotBackgroundColor(Style.PAPER);
        styler.setBaseFont(Style.TEXT).setChartFontColor(Style.INK);
        styler.setChartTitleVisible(false).setLegendVisible(false).setChartPadding(2);
        styler.setPlotBorderVisible(true).setPlotBorderColor(Style.FAINT);
        styler.setMarkerSize(6);
        styler.setAxisTitleFont(Style.TITLE).setAxisTickLabelsFont(Style.TEXT);
        styler.setAxisTickLabelsColor(Style.INK).setAxisTickMarksColor(Style.FAINT);
        styler.setPlotGridLinesColor(new Color(0xE4E4E4)).setPlotGridLinesStroke(new BasicStroke(1));
    }
}
