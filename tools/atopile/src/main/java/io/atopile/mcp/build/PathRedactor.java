package io.atopile.mcp.build;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Takes absolute paths out of texts that others wrote: the project's become relative, all others lose their directories. */
public final class PathRedactor {

    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w.:/~<-])/(?:[\\w.@+~-]+/)+([\\w.@+~-]*)");

    private final String root;

    public PathRedactor(Path root) {
        this.root = root.toString();
    }

    public String redact(String original) {
        String relative = original.replace(root + "/", "").replace(root, ".");
        return ABSOLUTE.matcher(relative).replaceAll("$1");
    }
}
