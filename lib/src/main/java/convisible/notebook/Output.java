package convisible.notebook;

import java.util.Optional;

/**
 * What a cell shows for a value, for every kind of reader.
 *
 * @param html for a notebook page
 * @param picture for readers without HTML, if there is a picture
 * @param text for readers that show neither
 */
record Output(String html, Optional<PictureFile> picture, String text) {
    Output(String html, String text) {
        this(html, Optional.empty(), text);
    }
}
