package convisible.plot;

import java.awt.Graphics2D;

/** A figure that is put together from others. */
interface Composed extends Figure {
    Figure whole();

    @Override
    default int width() {
        return whole().width();
    }

    @Override
    default int height() {
        return whole().height();
    }

    @Override
    default void draw(Graphics2D g) {
        whole().draw(g);
    }

    @Override
    default String alt() {
        return whole().alt();
    }
}
