package io.atopile.mcp.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources for a protocol front end: lists them and their templates, and reads one. */
public interface ResourceSource {

    /** A resource that currently exists. */
    record Listing(String uri, String name, String description, String mimeType) {}

    /** A family of resources, described by an RFC 6570 URI template. */
    record Template(String uriTemplate, String name, String description, String mimeType) {

        /** Returns whether this is the template of that text, and has the variable. */
        boolean hasVariable(String text, String variable) {
            return uriTemplate.equals(text) && (text.contains("{" + variable + "}") || text.contains("{+" + variable + "}"));
        }
    }

    /** The contents as text, or as Base64 in {@code blob}; exactly one of the two is null. */
    record Contents(String uri, String mimeType, @Nullable String text, @Nullable String blob) {}

    /** Lists the resources in a stable order. */
    List<Listing> list();

    List<Template> templates();

    /** Whether there is nothing to list. Called at the start of every conversation, so it must be cheap. */
    default boolean isEmpty() {
        return list().isEmpty() && templates().isEmpty();
    }

    /** Reads a resource; empty if it doesn't exist. */
    Optional<Contents> read(String uri);

    /** Returns a text that changes whenever the contents of a resource do; empty if it doesn't exist. Called often, for subscribers. */
    default Optional<String> findVersion(String uri) {
        return read(uri).map(contents -> Integer.toHexString(contents.hashCode()));
    }

    /**
     * Lists the known values of a variable of a template, for completion; empty if there is no such template or variable.
     *
     * @param others values of other variables that the user has already chosen
     */
    default Optional<List<String>> listValues(String uriTemplate, String variable, Map<String, String> others) {
        return templates().stream().anyMatch(template -> template.hasVariable(uriTemplate, variable)) ? Optional.of(List.of()) : Optional.empty();
    }
}
