package io.atopile.mcp.build;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Removes absolute paths from text of other programs: paths in the project become relative, others lose their directories. */
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
