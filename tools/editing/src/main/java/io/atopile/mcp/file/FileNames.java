package io.atopile.mcp.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Checks whether file names survive conversion to text, which callers need in order to name the files. */
public final class FileNames {

    private FileNames() {}

    /** Returns false if a name's bytes aren't UTF-8, because its text would then name another file. */
    public static boolean isText(Path path) {
        try {
            return path.getFileSystem().getPath(path.toString()).equals(path);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
