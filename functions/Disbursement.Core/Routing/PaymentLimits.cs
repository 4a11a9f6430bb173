using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Entitlements;

namespace Disbursement.Core.Routing;

/// <summary>What a provider's files cannot carry is found when a row is routed, so that one row never stops a file.
/// </summary>
internal static class PaymentLimits
{
    /// <summary>Why a row cannot stand in the provider's files; <see langword="null"/> when it can.</summary>
    /// <param name="row">The row.</param>
    /// <param name="payer">The contract that would pay it.</param>
    /// <param name="channel">The channel.</param>
    public static RouteReason? Find(EntitlementRow row, Contract payer, ChannelKind channel)
    {
        if (row.Due.Dong > payer.Caps.TransferMaxDong)
        {
            return RouteReason.AboveCap;
        }

        if (channel.IsCash())
        {
            return null;
        }

        bool isAbove = payer.RouteOf(row.Institution, row.Due) == TransferRoute.Ordinary;
        if (isAbove && payer.Instant!.Above == AboveLimit.Hold)
        {
            return RouteReason.AboveInstantLimit;
        }

        return Fits(row, payer) ? null : RouteReason.NameDoesNotFit;
    }

    /// <summary>A list has the payee's name alone; a pain.001 also the beneficiary's, where somebody else receives.
    /// </summary>
    private static bool Fits(EntitlementRow row, Contract payer)
    {
        int max = payer.Layout?.CharactersMaxOf(LayoutField.PayeeName) ?? CharacterRules.LengthMax;
        bool payee = payer.Characters.TryName(row.PayeeName.Reveal(), out string name) && name.Length <= max;
        bool isNamed = payer.Layout is null && row.Receiver != ReceiverKind.Beneficiary;
        return payee && (!isNamed || payer.Characters.TryName(row.FullName.Reveal(), out _));
    }
}
