/**
 * Finds Unicode characters by the words of their names, by codes and by other names.
 *
 * <p>{@code org.charfinder.query.Finder} answers queries from an index, which {@code
 * org.charfinder.index.UnicodeNameIndex} builds and {@code org.charfinder.indexfile.IndexFile} saves and reads. The
 * package {@code unicode} is exported because an index tells its {@code Version}. The server, the page and the command
 * line are in the same jar and not exported: {@code charfinder.jar} runs them, from the class path.
 */
@SuppressWarnings("requires-automatic") // ICU4J has no module descriptor, but its manifest reserves the name
module org.charfinder {
    requires com.ibm.icu;
    requires static transitive org.jspecify;

    exports org.charfinder.index;
    exports org.charfinder.indexfile;
    exports org.charfinder.query;
    exports org.charfinder.unicode;
}
