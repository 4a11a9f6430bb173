namespace Disbursement.Kills.Killing;

/// <summary>Which process is killed.</summary>
internal enum Victim
{
    /// <summary>The stack's own app.</summary>
    App = 0,

    /// <summary>The other parties.</summary>
    Sandbox = 1,

    /// <summary>The command line, and with it what it started.</summary>
    Cli = 2,

    /// <summary>A further app on the same task hub.</summary>
    FurtherApp = 3,
}
