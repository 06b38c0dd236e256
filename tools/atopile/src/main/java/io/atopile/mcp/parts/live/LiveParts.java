package io.atopile.mcp.parts.live;

import io.atopile.mcp.packages.ManifestReader;
import io.atopile.mcp.parts.catalogue.PartShelf;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.SignIn;
import io.atopile.mcp.service.AtopileService;
import io.atopile.mcp.service.JsonService;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Gives each project the components service that it is to ask: the one of the user's environment, else the project's, else atopile's own. */
public final class LiveParts {

    private final JsonService service;
    private final Map<String, String> environment;
    private final SignIn signIn;

    public LiveParts(JsonService service, AtopileSettings settings, AtoFinder finder) {
        this.service = service;
        this.environment = settings.environment();
        this.signIn = finder.signIn();
    }

    /**
     * The service as a place to look for parts.
     *
     * @param root of the project, where the call is in one
     */
    public PartShelf of(Optional<Path> root) {
        var named = root.flatMap(ManifestReader::in).flatMap(manifest -> Optional.ofNullable(manifest.services().get(AtopileService.COMPONENTS)));
        return new ComponentsService(service, AtopileService.COMPONENTS.find(environment, named), signIn);
    }
}
