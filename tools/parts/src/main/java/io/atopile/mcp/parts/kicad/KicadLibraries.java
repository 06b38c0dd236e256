package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries of the KiCad installation on this machine.
 *
 * @param symbols the folder of {@code .kicad_sym} files
 * @param footprints the folder of {@code .pretty} folders
 */
public record KicadLibraries(Path symbols, Path footprints) {

    /** A hint for the case that they are missing. */
    public static final String FIX =
            "Install KiCad 9 with its libraries (Debian: kicad-symbols and kicad-footprints), or set KICAD9_SYMBOL_DIR and KICAD9_FOOTPRINT_DIR.";

    private static final String SYMBOLS = ".kicad_sym";
    private static final String FOOTPRINTS = ".pretty";
    private static final String FOOTPRINT = ".kicad_mod";
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,200}");
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/share/kicad"), Path.of("/usr/local/share/kicad"), Path.of("/Applications/KiCad/KiCad.app/Contents/SharedSupport"));

    /** Finds them in the directories of the user's environment, otherwise in KiCad's default locations; empty if there are none. */
    public static Optional<KicadLibraries> find(Map<String, String> environment) {
        var named = Stream.of("KICAD9_", "KICAD10_", "KICAD_")
                .filter(prefix -> environment.containsKey(prefix + "SYMBOL_DIR") && environment.containsKey(prefix + "FOOTPRINT_DIR"))
                .map(prefix -> new KicadLibraries(Path.of(environment.get(prefix + "SYMBOL_DIR")), Path.of(environment.get(prefix + "FOOTPRINT_DIR"))));
        var usual = PLACES.stream().map(place -> new KicadLibraries(place.resolve("symbols"), place.resolve("footprints")));
        return Stream.concat(named, usual)
                .filter(libraries -> Files.isDirectory(libraries.symbols) && Files.isDirectory(libraries.footprints))
                .findFirst();
    }

    /** Identifies the current version of the symbols, without opening their files. */
    public String identity() throws IOException {
        var count = 0;
        var bytes = 0L;
        var newest = 0L;
        for (var file : files()) {
            count++;
            bytes += Files.size(file);
            newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
        return "%s %d %d %d".formatted(symbols, count, bytes, newest);
    }

    /** Lists the names of the symbol libraries, sorted. */
    public List<String> libraries() throws IOException {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - SYMBOLS.length()))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(symbols)) {
            return all.filter(file -> file.toString().endsWith(SYMBOLS)).sorted().toList();
        }
    }

    /** Lists the names of the symbol libraries that can't be read, sorted. */
    public List<String> listDamaged() throws IOException {
        return libraries().stream().filter(name -> findLibrary(name).isEmpty()).toList();
    }

    /** Returns a symbol library; empty if none has that name or it can't be read. */
    public Optional<SymbolLibrary> findLibrary(String name) {
        return readText(symbols, name + SYMBOLS).flatMap(text -> SymbolLibrary.read(name, text));
    }

    /** Returns a symbol; empty if none has that name. */
    public Optional<Symbol> findSymbol(KicadLibraryId name) {
        return findLibrary(name.library()).flatMap(library -> library.findSymbol(name.name()));
    }

    /** Returns a footprint; empty if none has that name or it can't be read. */
    public Optional<Footprint> findFootprint(KicadLibraryId name) {
        return readText(footprints.resolve(name.library() + FOOTPRINTS), name.name() + FOOTPRINT).flatMap(text -> Footprint.read(name, text));
    }

    /** Lists the names of all footprints, sorted. */
    public List<KicadLibraryId> footprintNames() {
        try (var folders = Files.list(footprints)) {
            return folders.filter(folder -> folder.toString().endsWith(FOOTPRINTS)).sorted().flatMap(KicadLibraries::listFootprintNames).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<KicadLibraryId> listFootprintNames(Path folder) {
        var library = folder.getFileName().toString();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(FOOTPRINT))
                    .sorted()
                    .map(file -> new KicadLibraryId(
                            library.substring(0, library.length() - FOOTPRINTS.length()), file.substring(0, file.length() - FOOTPRINT.length())))
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static Optional<String> readText(Path folder, String file) {
        if (!FILE_NAME.matcher(file).matches() || !FILE_NAME.matcher(folder.getFileName().toString()).matches()) {
            return Optional.empty();
        }
        try {
            var path = folder.resolve(file);
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
