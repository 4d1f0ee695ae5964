package convisible.train;

import java.util.function.Supplier;

/** Hears how one training gets on. It is called from a thread of its own while training waits, so it may be slow. */
public interface Progress {
    Progress SILENT = (now, ended, message) -> {};

    /**
     * Called before the first step, after that at most four times a second, and at the end.
     *
     * @param ended whether this is the last call
     * @param message at the end, why training ended before its last step; else empty
     */
    void show(Status now, boolean ended, String message);

    /** After each epoch, once it is tested. */
    default void epochEnded(Status now) {}

    /** How trainings show themselves that are not told otherwise: as lines of text, unless a notebook knows better. */
    static Progress standard() {
        return TextProgress.standard.get();
    }

    /** Changes {@link #standard}; every training asks for a new one. */
    static void setStandard(Supplier<Progress> standard) {
        TextProgress.standard = standard;
    }
}
