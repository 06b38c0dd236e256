package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Wiring;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"atopile-mcp " + Wiring.version()};
    }
}
