package io.atopile.mcp.project;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.file.OpenPath;
import io.atopile.mcp.process.ScriptResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The initial content of a new project. */
public enum ProjectTemplate {
    /** One empty module. */
    BLANK,
    /** A small board with a local part, which builds without network access and sign-in. */
    STARTER;

    private static final List<String> OF_ALL = List.of("ato.yaml", "main.ato", "gitignore");
    private static final String PART = "parts/UNI_ROYAL_0603WAF1002T5E/UNI_ROYAL_0603WAF1002T5E";

    /** Its files by their paths in the project. */
    private Map<String, byte[]> files() {
        var more = switch (this) {
            case BLANK -> Stream.<String>empty();
            case STARTER -> Stream.of(PART + ".ato", PART + ".kicad_mod", PART + ".kicad_sym");
        };
        var files = new LinkedHashMap<String, byte[]>();
        Stream.concat(OF_ALL.stream(), more).forEach(name -> files.put(name.replaceFirst("^gitignore$", ".gitignore"), read(name)));
        return files;
    }

    private byte[] read(String name) {
        var resource = "template/" + name().toLowerCase(Locale.ROOT) + "/" + name;
        var text = ScriptResource.read(ProjectTemplate.class, resource);
        return text.replace("@REQUIREMENT@", SupportedDialects.NEWEST.requirement()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Creates the project, completely or not at all.
     *
     * @param folder must not exist yet, or must be empty
     * @return the files, relative to the folder
     * @throws IOException if it can't be written
     */
    public List<String> create(Path folder) throws IOException {
        try (var parent = OpenPath.openOrCreateParent(folder)) {
            return create(parent, folder);
        }
    }

    private List<String> create(OpenPath parent, Path folder) throws IOException {
        var unfinished = Files.createDirectory(parent.path().resolve("." + UUID.randomUUID()));
        try {
            var files = files();
            for (var file : files.entrySet()) {
                var place = unfinished.resolve(file.getKey());
                Files.createDirectories(place.resolveSibling(""));
                Files.write(place, file.getValue());
            }
            Files.move(unfinished, parent.resolveChild(folder), StandardCopyOption.ATOMIC_MOVE);
            return List.copyOf(files.keySet());
        } catch (AtomicMoveNotSupportedException odd) {
            throw new IOException("The folder and its parent are on different file systems", odd);
        } finally {
            DirectoryTree.delete(unfinished);
        }
    }
}
