using System.Runtime.InteropServices;

namespace Disbursement.Core.Comparison;

/// <summary>How many entitlements changed in one way, and their money in both months, in đồng.</summary>
/// <param name="Count">Entitlements, zero or more.</param>
/// <param name="BeforeDong">Their money the month before.</param>
/// <param name="AfterDong">Their money this month.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Change(long Count, long BeforeDong, long AfterDong)
{
    /// <summary>What it does to the month's money; a cut is negative.</summary>
    public long NetDong => AfterDong - BeforeDong;

    /// <summary>Adds two changes.</summary>
    public static Change operator +(Change left, Change right) => new(
        checked(left.Count + right.Count),
        checked(left.BeforeDong + right.BeforeDong),
        checked(left.AfterDong + right.AfterDong));
}
