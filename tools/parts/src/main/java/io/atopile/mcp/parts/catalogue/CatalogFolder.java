package io.atopile.mcp.parts.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The folder of the user's catalogs, one file each, so that each can be imported, replaced, damaged or removed independently. */
public final class CatalogFolder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String ENDING = ".parts.db";

    private final Path folder;

    public CatalogFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a name is valid for a catalog. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the file of a catalog, which need not exist. */
    Path resolveFile(String name) {
        return folder.resolve(name + ENDING);
    }

    /** The names of the existing catalogs, sorted. */
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

    /** Deletes a catalog; false if none has that name. */
    public boolean remove(String name) throws IOException {
        return isName(name) && Files.deleteIfExists(resolveFile(name));
    }
}
