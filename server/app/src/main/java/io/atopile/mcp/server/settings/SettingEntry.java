package io.atopile.mcp.server.settings;

/** A value and who set it. */
public record SettingEntry(SettingValue value, SettingOrigin origin) {}
