namespace Disbursement.Cli.Stack;

/// <summary>The most memory one process had in use.</summary>
/// <param name="Name">What people call the process.</param>
/// <param name="Bytes">Its largest resident set, in bytes.</param>
internal sealed record ProcessPeak(string Name, long Bytes);
