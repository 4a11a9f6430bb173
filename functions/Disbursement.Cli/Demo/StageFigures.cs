using System.Runtime.InteropServices;

namespace Disbursement.Cli.Demo;

/// <summary>What a stage has to show at one moment.</summary>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are in all; 0 when unknown.</param>
/// <param name="Dong">Money behind what is done, in đồng; 0 when the stage moves none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StageFigures(long Done, long Total = 0, long Dong = 0);
