package io.atopile.mcp.tools.design;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.language.LspLocation;
import io.atopile.mcp.tools.design.DesignLookup.FoundPlace;
import java.nio.file.Path;
import java.util.Optional;

/** Maps locations to what callers may see: never a path outside the project. */
final class LocationMapper {

    private static final Path LIBRARY = Path.of("faebryk", "library");

    private LocationMapper() {}

    /**
     * Returns empty for a location in another project, and for one in this project that does not contain the requested word, because
     * the language server also reports a definition in another file as if it were in this one.
     */
    static Optional<FoundPlace> of(DesignFiles files, LspLocation place, Optional<String> word) {
        if (!place.file().startsWith(files.scope().root())) {
            return findExternalName(place.file())
                    .map(name -> new FoundPlace(name, place.line(), place.character() + 1, Optional.empty()));
        }
        return files.scope().toRead(files.scope().relativize(place.file())) instanceof Inside inside
                ? files.read(inside).filter(source -> matchesSource(source, place, word)).map(source -> toPlace(files, source, place))
                : Optional.empty();
    }

    private static FoundPlace toPlace(DesignFiles files, DesignFiles.Source source, LspLocation place) {
        String text = source.lines().getText(place.line());
        int column = text.codePointCount(0, Math.min(place.character(), text.length())) + 1;
        return new FoundPlace(source.place().relative(), place.line(), column, files.anchorLine(source, place.line()));
    }

    private static boolean matchesSource(DesignFiles.Source source, LspLocation place, Optional<String> word) {
        if (!source.lines().has(place.line())) {
            return false;
        }
        return word.isEmpty() || place.lastLine() != place.line() || source.lines().getText(place.line()).contains(word.get());
    }

    private static Optional<String> findExternalName(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".py")) {
            return Optional.empty();
        }
        boolean library = file.resolveSibling("").endsWith(LIBRARY);
        return Optional.of(library ? "stdlib:" + name.replaceFirst("\\.py$", "") : "atopile:" + name);
    }
}
