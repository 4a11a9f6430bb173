namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Where a host finds its functions and settings. Tests put their own here.</summary>
internal sealed record LocalHostOptions
{
    /// <summary>The program's arguments; settings in the form <c>--name value</c>.</summary>
    public string[] Arguments { get; init; } = [];

    /// <summary>The types whose methods may be functions.</summary>
    public required IReadOnlyList<Type> FunctionTypes { get; init; }

    /// <summary>The folder of <c>host.json</c>, from which the local settings are searched upwards.</summary>
    public string BaseDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Settings that win over all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The clock of schedules and pauses; the system's when null.</summary>
    public TimeProvider? Time { get; init; }
}
