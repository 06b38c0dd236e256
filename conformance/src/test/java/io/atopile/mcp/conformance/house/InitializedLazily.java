package io.atopile.mcp.conformance.house;

import io.atopile.mcp.tool.LazyValue;
import java.nio.file.Files;
import java.nio.file.Path;

/** A class with what the rule on static initializers allows. */
final class InitializedLazily {

    static final LazyValue<Boolean> EXISTS = LazyValue.of(() -> Files.exists(Path.of("/")));

    private InitializedLazily() {}
}
