package io.atopile.mcp.parts.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The folder with the user's catalogues, one file each, so that one can be imported, replaced, damaged or removed without the others.
 */
public final class CatalogFolder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String ENDING = ".parts.db";

    private final Path folder;

    public CatalogFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a catalogue may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Where the catalogue of that name is, or will be. */
    Path resolveFile(String name) {
        return folder.resolve(name + ENDING);
    }

    /** The names of those that are there, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(CatalogFolder::isName)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes a catalogue away; false when there is none of that name. */
    public boolean remove(String name) throws IOException {
        return isName(name) && Files.deleteIfExists(resolveFile(name));
    }
}
