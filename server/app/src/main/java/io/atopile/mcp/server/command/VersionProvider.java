package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Wiring;
import picocli.CommandLine.IVersionProvider;

/** Provides the output of {@code --version}. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"atopile-mcp " + Wiring.version()};
    }
}
