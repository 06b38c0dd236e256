package io.atopile.mcp.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A design as the program {@code design.py} exports it, read once for all that examines it. */
public final class ExportedDesign {

    private final PredicateReader.Contents contents;
    private final List<InstantiatedPart> parts;
    private final Set<String> modules;
    private final Optional<String> failure;

    private ExportedDesign(PredicateReader.Contents contents, List<InstantiatedPart> parts, Set<String> modules, Optional<String> failure) {
        this.contents = contents;
        this.parts = parts;
        this.modules = modules;
        this.failure = failure;
    }

    /**
     * Reads what was exported.
     *
     * @param exported what the program printed
     * @param root the project's
     * @param entry of the form {@code file:Module}
     */
    public static ExportedDesign read(JsonNode exported, Path root, String entry) {
        var module = entry.substring(entry.lastIndexOf(':') + 1);
        var failure = Optional.of(exported.path("error")).filter(JsonNode::isString).map(error -> error.asString(""));
        return new ExportedDesign(
                PredicateReader.read(exported, root, module),
                exported.path("parts").valueStream().map(part -> readPart(part, root, module + ".")).toList(),
                exported.path("modules").valueStream().map(name -> name.asString("")).collect(Collectors.toUnmodifiableSet()),
                failure);
    }

    private static InstantiatedPart readPart(JsonNode part, Path root, String module) {
        var path = part.path("path").asString("");
        return new InstantiatedPart(
                path.startsWith(module) ? path.substring(module.length()) : path,
                PredicateReader.nameFile(root, part.path("file").asString("")),
                part.path("manufacturer").asString(""),
                part.path("number").asString(""),
                part.path("prefix").asString(""),
                part.path("description").asString("").strip());
    }

    /** Returns what the design says about its parameters, which are named from the entry. */
    public List<DesignPredicate> predicates() {
        return contents.design().predicates();
    }

    PredicateReader.Contents contents() {
        return contents;
    }

    List<InstantiatedPart> parts() {
        return parts;
    }

    Set<String> modules() {
        return modules;
    }

    Optional<String> failure() {
        return failure;
    }
}
