package convisible.backend.onednn;

/** Something a plan does when it runs. It allocates nothing. */
interface Operation {
    void run();
}
