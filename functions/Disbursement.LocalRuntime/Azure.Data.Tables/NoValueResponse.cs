namespace Azure.Data.Tables;

/// <summary>The answer when the row asked for does not exist.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    /// <inheritdoc/>
    public override bool HasValue => false;

    /// <inheritdoc/>
    public override T Value => throw new InvalidOperationException("The row does not exist; look at HasValue first.");

    /// <inheritdoc/>
    public override Response GetRawResponse() => response;
}
