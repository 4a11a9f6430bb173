using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>What a stack is started with.</summary>
internal sealed record StackOptions
{
    /// <summary>Where everything is kept.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>The programs to run.</summary>
    public required StackPrograms Programs { get; init; }

    /// <summary>The folder with the truth the sandbox plays.</summary>
    public required string WorldFolder { get; init; }

    /// <summary>Settings handed on to the app and the sandbox; the stack's own win.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Settings that win over the stack's own, such as the faults a demo asks for.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>The app's wished port, 0 for any free one.</summary>
    public int AppPort { get; init; }

    /// <summary>The sandbox's wished port, 0 for any free one.</summary>
    public int SandboxPort { get; init; }

    /// <summary>A storage that is running already; null starts an Azurite of the stack's own.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>Upper bound on waiting for the app or the sandbox to answer.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How often a child that ends by itself is started again.</summary>
    public RestartOptions Restarts { get; init; } = new();

    /// <summary>Told what the operator should know, such as that a child ended and is started again.</summary>
    public Action<Words> Tell { get; init; } = static _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
