namespace Disbursement.Core.Contracts;

/// <summary>How a bank moves the money of one payment. Files hold one of these each.</summary>
public enum TransferRoute
{
    /// <summary>Inside the provider's own books.</summary>
    Own,

    /// <summary>At once, through NAPAS, at any hour.</summary>
    Instant,

    /// <summary>Through CITAD, in banking hours; for what is above the limit of an instant transfer.</summary>
    Ordinary,
}

/// <summary>What happens to a payment above the limit of an instant transfer.</summary>
public enum AboveLimit
{
    /// <summary>The row is held for a person. In the file: <c>hold</c>.</summary>
    Hold,

    /// <summary>It goes as an ordinary transfer, in a file of its own. In the file: <c>ordinary</c>.</summary>
    Ordinary,
}

/// <summary>The limit of one instant transfer between banks (DOMAIN 5.6).</summary>
/// <remarks>A payment is never split: its EndToEndId stands for all of its money.</remarks>
/// <param name="LimitDong">The most one instant transfer may carry, in đồng, above zero.</param>
/// <param name="Above">What happens above it.</param>
public sealed record InstantLimit(long LimitDong, AboveLimit Above);
