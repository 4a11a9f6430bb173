namespace Disbursement.Core.Verification.Names;

/// <summary>One way to read a text as a name.</summary>
/// <param name="Words">The words of the name.</param>
/// <param name="Reason">What was left out to read it so; <see langword="null"/> for the text as it stands.</param>
internal sealed record NameReading(string[] Words, NameReason? Reason)
{
    /// <summary>Whether the text says that others own the account too, or that it is not a private one.</summary>
    public bool TellsOwners =>
        Reason is NameReason.JointName or NameReason.GuardianAccount or NameReason.BusinessAccount;

    /// <summary>Nothing of the name.</summary>
    public override string ToString() => $"NameReading {{ {Reason} }}";
}
