package io.atopile.mcp.server.settings;

/** A value and its origin. */
public record SettingEntry(SettingValue value, SettingOrigin origin) {}
