using Disbursement.Core.Money;
using Disbursement.Core.Routing;

namespace Disbursement.Core.Coverage;

/// <summary>Money for each channel. It counts rows, not persons.</summary>
/// <param name="Bank">To bank accounts.</param>
/// <param name="Wallet">To e-wallets.</param>
/// <param name="MobileMoney">To mobile money.</param>
/// <param name="Post">In cash at the post office.</param>
/// <param name="Home">In cash at home, by the post office or the commune.</param>
/// <param name="Focal">Through the communes' focal accounts.</param>
/// <param name="Unrouted">Without a channel: held.</param>
public sealed record CoverageMoney(
    Vnd Bank, Vnd Wallet, Vnd MobileMoney, Vnd Post, Vnd Home, Vnd Focal, Vnd Unrouted)
{
    /// <summary>No money.</summary>
    public static CoverageMoney None { get; } = new(
        Vnd.Zero, Vnd.Zero, Vnd.Zero, Vnd.Zero, Vnd.Zero, Vnd.Zero, Vnd.Zero);

    /// <summary>All channels together.</summary>
    public Vnd Total => Bank + Wallet + MobileMoney + Post + Home + Focal + Unrouted;

    /// <summary>The three kinds of account together.</summary>
    public Vnd ToAccounts => Bank + Wallet + MobileMoney;

    /// <summary>Adds two.</summary>
    public static CoverageMoney operator +(CoverageMoney left, CoverageMoney right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            left.Bank + right.Bank, left.Wallet + right.Wallet, left.MobileMoney + right.MobileMoney,
            left.Post + right.Post, left.Home + right.Home, left.Focal + right.Focal,
            left.Unrouted + right.Unrouted);
    }

    /// <summary>This and one more row.</summary>
    public CoverageMoney With(ChannelKind channel, Vnd amount) => channel switch
    {
        ChannelKind.Bank => this with { Bank = Bank + amount },
        ChannelKind.Wallet => this with { Wallet = Wallet + amount },
        ChannelKind.MobileMoney => this with { MobileMoney = MobileMoney + amount },
        ChannelKind.Post => this with { Post = Post + amount },
        ChannelKind.PostHome or ChannelKind.CommuneHome => this with { Home = Home + amount },
        ChannelKind.Focal => this with { Focal = Focal + amount },
        _ => this with { Unrouted = Unrouted + amount },
    };
}
