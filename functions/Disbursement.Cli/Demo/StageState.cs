namespace Disbursement.Cli.Demo;

/// <summary>How far a stage of the demo is.</summary>
internal enum StageState
{
    /// <summary>At work.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Ended without success.</summary>
    Failed,
}
