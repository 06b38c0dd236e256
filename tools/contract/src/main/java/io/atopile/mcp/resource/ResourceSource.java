package io.atopile.mcp.resource;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a protocol face needs of resources: to list them and their templates, and to read one. */
public interface ResourceSource {

    /** A resource that is there now. */
    record Listing(String uri, String name, String description, String mimeType) {}

    /** A family of resources by RFC 6570 URI template. */
    record Template(String uriTemplate, String name, String description, String mimeType) {}

    /** Contents as text, or as Base64 in {@code blob}; one of the two is null. */
    record Contents(String uri, String mimeType, @Nullable String text, @Nullable String blob) {}

    ResourceSource NONE = new ResourceSource() {
        @Override
        public List<Listing> list() {
            return List.of();
        }

        @Override
        public List<Template> templates() {
            return List.of();
        }

        @Override
        public Optional<Contents> read(String uri) {
            return Optional.empty();
        }
    };

    /** In an order that never changes. */
    List<Listing> list();

    List<Template> templates();

    /** Whether there is nothing to list; asked at the start of every conversation, so it must cost nothing. */
    default boolean isEmpty() {
        return list().isEmpty() && templates().isEmpty();
    }

    /** Empty when there is no such resource. */
    Optional<Contents> read(String uri);
}
