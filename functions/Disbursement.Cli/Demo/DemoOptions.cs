using Disbursement.Cli.Api;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Demo;

/// <summary>What a demo is asked to do.</summary>
internal sealed record DemoOptions
{
    /// <summary>The month.</summary>
    public required MonthAddress Month { get; init; }

    /// <summary>A folder with <c>inbox</c> and <c>world</c> to run; null makes one.</summary>
    public string? Input { get; init; }

    /// <summary>What to make when there is no input.</summary>
    public required GenerateRequest Generate { get; init; }

    /// <summary>Where everything each party would hold is left.</summary>
    public required string Out { get; init; }

    /// <summary>Where the stack keeps its data.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>Keep the stack's data at the end.</summary>
    public bool Keep { get; init; }

    /// <summary>Whether the other parties also fail now and then: time-outs, refusals, doubled and late answers.</summary>
    public bool SandboxFaults { get; init; }

    /// <summary>The named faults of the providers' answers, as <c>--fault</c> has them; empty for none.</summary>
    public string ProviderFaults { get; init; } = "";

    /// <summary>How long nothing may move before the run is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the providers may be silent before the treasurer says that this was their last word.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromSeconds(20);
}
