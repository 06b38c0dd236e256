package io.atopile.mcp.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Whether names on disk survive being written as text, which callers must do to name them. */
public final class FileNames {

    private FileNames() {}

    /** False where a name's bytes aren't UTF-8: its text would name another file. */
    public static boolean isText(Path path) {
        try {
            return path.getFileSystem().getPath(path.toString()).equals(path);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
