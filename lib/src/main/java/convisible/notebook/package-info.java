/**
 * How values show themselves in a notebook. This is the only package that knows Jupyter; it registers itself with the
 * JJava kernel through {@link convisible.notebook.CourseExtension} and is not called by anything else.
 */
package convisible.notebook;
