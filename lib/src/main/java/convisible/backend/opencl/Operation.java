package convisible.backend.opencl;

/** Something a plan does when it runs. */
interface Operation {
    void run();
}
