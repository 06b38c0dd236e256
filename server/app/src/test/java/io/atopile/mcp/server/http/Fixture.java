package io.atopile.mcp.server.http;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.tool.ContentBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An offer whose parts do what a transport has to cope with. */
record Fixture(FixtureTools tools) {

    static final String SECRET = "/secret/path";

    ServerFeatures offer() {
        return new ServerFeatures("fixture", "Fixture", "1.0", "For tests.", tools, new Resources(), new Prompts());
    }

    private static final class Resources implements ResourceSource {

        @Override
        public List<ResourceSource.Listing> list() {
            return List.of("zeta", "beta", "omega", "alpha", "kappa").stream()
                    .map(name -> new ResourceSource.Listing("test://" + name, name, "A resource.", "text/plain"))
                    .toList();
        }

        @Override
        public List<Template> templates() {
            return List.of(new Template("test://{name}", "any", "Any of them.", "text/plain"));
        }

        @Override
        public Optional<Contents> read(String uri) {
            return switch (uri) {
                case "test://broken" -> throw new IllegalStateException(SECRET);
                case "test://none" -> Optional.empty();
                default -> Optional.of(new Contents(uri, "text/plain", "hello", null));
            };
        }
    }

    private static final class Prompts implements PromptSource {

        @Override
        public List<PromptSource.Listing> list() {
            return List.of("zeta", "beta", "omega", "alpha", "kappa").stream()
                    .map(name -> new PromptSource.Listing(
                            name, name, "A prompt.", List.of(new Argument("topic", "What about.", true))))
                    .toList();
        }

        @Override
        public Optional<Filled> fill(String name, Map<String, String> arguments) {
            var text = new ContentBlock.Text("About " + arguments.get("topic"));
            return Optional.of(new Filled(name, List.of(new Message(text))));
        }

        @Override
        public Optional<List<String>> listValues(String name, String argument) {
            return Optional.of(List.of("a1", "a2", "b"));
        }
    }
}
