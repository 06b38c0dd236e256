package io.atopile.mcp.dialect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The supported atopile versions, and the choice among them. */
public final class SupportedDialects {

    /** The newest; it applies where no version is known. */
    public static final AtopileDialect NEWEST = new AtopileDialect015();

    /** All, the newest first. */
    public static final List<AtopileDialect> ALL = List.of(NEWEST);

    private SupportedDialects() {}

    /** Returns the dialect of a version; empty if its minor version isn't supported. */
    public static Optional<AtopileDialect> find(AtoVersion version) {
        return ALL.stream().filter(one -> one.version().formatMinor().equals(version.formatMinor())).findFirst();
    }

    /** Returns the dialect of the atopile that writes to a directory of ours, whose path contains the version; otherwise the newest. */
    public static AtopileDialect of(Path directory) {
        return StreamSupport.stream(directory.spliterator(), false)
                .flatMap(name -> AtoVersion.parse(name.toString()).filter(version -> version.toString().equals(name.toString())).stream())
                .reduce((_, last) -> last)
                .flatMap(SupportedDialects::find)
                .orElse(NEWEST);
    }

    /** Lists the minor versions, such as {@code 0.15}. */
    public static String formatMinors() {
        return ALL.stream().map(one -> one.version().formatMinor()).collect(Collectors.joining(", "));
    }
}
